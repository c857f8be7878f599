// What the pages do beyond being read: local times, new notices as they are raised, and the keyboard.
const body = document.body;
const language = document.documentElement.lang;

// ---- What this browser remembers, if its user lets it; where not, everything else works all the same

function recalled(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* until the page is left */ }
}

// ---- Times: the reader's zone, the age beside it, the exact time on hover

const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const exact = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "long" });
const dated = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" });
const relative = new Intl.RelativeTimeFormat(language, { numeric: "always", style: "short" });

function age(seconds) {
  if (seconds < 60) return relative.format(-Math.max(0, Math.round(seconds)), "second");
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), "minute");
  return relative.format(-Math.floor(seconds / 3600), "hour");
}

// an age is true for a moment only, paper stays
let printing = false;

function tell(time) {
  const moment = new Date(time.dateTime);
  if (Number.isNaN(moment.getTime())) return;
  const seconds = (Date.now() - moment) / 1000;
  const ahead = seconds < -60;
  let text;
  if (printing) text = day.format(moment);
  else if (!ahead && seconds < 12 * 3600) text = `${clock.format(moment)}, ${age(seconds)}`;
  else if (Math.abs(seconds) < 300 * 86400) text = day.format(moment);
  else text = dated.format(moment);
  if (time.textContent !== text) time.textContent = text;
  if (!time.title) time.title = `${exact.format(moment)} (${moment.toISOString().replace(".000", "")})`;
}

const parts = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

function countDown(span) {
  const seconds = Math.max(0, (new Date(span.dataset.until) - Date.now()) / 1000);
  const [unit, length] = parts.find(([, size]) => seconds >= 2 * size) ?? parts.at(-1);
  const text = relative.format(Math.floor(seconds / length), unit);
  if (span.textContent !== text) span.textContent = text;
}

function tellTimes(root = document) {
  root.querySelectorAll("time[datetime]").forEach(tell);
  root.querySelectorAll("[data-until]").forEach(countDown);
}
tellTimes();
setInterval(() => { if (!document.hidden) tellTimes(); }, 10_000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) tellTimes(); });
addEventListener("beforeprint", () => { printing = true; tellTimes(); });
addEventListener("afterprint", () => { printing = false; tellTimes(); });

// ---- What is said aloud by a screen reader, and shown for a while where the eye would find it nowhere else

const announce = document.getElementById("announce");
let showing;

function say(text, milliseconds = 0) {
  announce.textContent = text;
  announce.classList.toggle("unseen", milliseconds === 0);
  clearTimeout(showing);
  if (milliseconds > 0) showing = setTimeout(() => announce.classList.add("unseen"), milliseconds);
}

// ---- The connection: an event stream, read by hand so that the first request can name the last notice that the page has

const connection = document.getElementById("connection");

function show(state) {
  if (connection.dataset.state !== state) {
    connection.dataset.state = state;
    connection.textContent = body.dataset[{ connecting: "textConnecting", live: "textLive", offline: "textOffline" }[state]];
  }
}

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

// The service is silent for at most 15 seconds; three times that long, and the line is dead though nobody said so.
const SILENCE = 45_000;

let line;

// a machine that knows that it has no network need not wait for the silence
addEventListener("offline", () => line?.abort());

async function listen(last, lastChange, onNotice, onChange) {
  let failures = 0;
  for (;;) {
    const abort = line = new AbortController();
    let watch = setTimeout(() => abort.abort(), SILENCE);
    try {
      const response = await fetch(`/notices/stream?attention=${lastChange}`, {
        headers: { Accept: "text/event-stream", "Last-Event-ID": String(last) },
        cache: "no-store",
        signal: abort.signal,
      });
      if (response.status === 401) location.reload(); // the session is over: the page leads to the login
      if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
      show("live");
      failures = 0;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        clearTimeout(watch);
        watch = setTimeout(() => abort.abort(), SILENCE);
        const events = (text + value).split(/\r?\n\r?\n/);
        text = events.pop();
        for (const event of events) {
          const id = /^id: ?(\d+)$/m.exec(event);
          // what came before is told again when the line breaks in between
          if (id && Number(id[1]) > last) {
            last = Number(id[1]);
            onNotice(last);
          } else if (/^event: ?attention$/m.test(event)) {
            const change = JSON.parse(/^data: ?(.*)$/m.exec(event)[1]);
            lastChange = Math.max(lastChange, change.number);
            onChange(change.storyId);
          }
        }
      }
    } catch {
      // the line is down; below it is tried again
    }
    clearTimeout(watch);
    failures += 1;
    show(failures > 1 ? "offline" : "connecting");
    await pause(Math.min(10_000, 250 * 2 ** failures) * (0.75 + Math.random() / 2));
  }
}

// ---- New notices: on top if the reader is there, otherwise behind a bar, so that nothing moves under their eyes

const list = document.getElementById("notices");
const bar = document.getElementById("show-new");
const title = document.title;
let waiting = [];

// as many as the service gives at once: where there are that many, some in between may be missing
const MOST_NEW = 100;
// a page that is open for weeks keeps no more; the older ones are on the page behind
const MOST_KEPT = 400;

function count(number) {
  const form = new Intl.PluralRules(language).select(number);
  return (bar.dataset[form] ?? bar.dataset.many).replace("#", number < MOST_NEW ? number : `${MOST_NEW}+`);
}

function atTop() {
  const reading = document.activeElement?.closest?.("#notices") || String(getSelection()) !== "";
  return window.scrollY < 40 && !reading && !document.hidden && !list.querySelector("details[open]");
}

function insert(rows) {
  rows.forEach(row => row.querySelector(".notice").classList.add("fresh"));
  list.prepend(...rows);
  forget([...list.children].slice(MOST_KEPT));
  document.getElementById("empty").hidden = true;
  tellTimes(list);
  setTimeout(() => rows.forEach(row => row.querySelector(".notice").classList.remove("fresh")), 6_000);
}

function forget(rows) {
  if (rows.length === 0) return;
  rows.forEach(row => row.remove());
  const older = document.getElementById("older");
  const address = new URL(location.href);
  address.searchParams.set("before", list.lastElementChild.querySelector(".notice").dataset.number);
  older.href = address;
  older.parentElement.hidden = false;
}

function showNew() {
  if (waiting.length >= MOST_NEW) {
    location.reload();
    return;
  }
  insert(waiting);
  const first = waiting[0]?.querySelector(".notice");
  waiting = [];
  bar.hidden = true;
  document.title = title;
  window.scrollTo({ top: 0 });
  first?.focus({ preventScroll: true });
}

async function fetchRows(after) {
  const address = new URL(list.dataset.rows, location.href);
  address.searchParams.set("after", after);
  const response = await fetch(address, { cache: "no-store" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  const known = new Set([...list.querySelectorAll(".notice"), ...waiting.map(row => row.querySelector(".notice"))].map(n => n.id));
  return [...parsed.querySelectorAll("li:has(> .notice)")].filter(row => !known.has(row.querySelector(".notice").id));
}

let shown = list ? Number(list.dataset.last) : Number(body.dataset.last || 0);
let fetching = false;
let wanted = shown;

async function take(number) {
  wanted = number;
  refresh();
  if (!list || !("newest" in list.dataset) || fetching) return;
  fetching = true;
  while (shown < wanted) {
    const upTo = wanted;
    try {
      const rows = await fetchRows(shown);
      shown = upTo;
      if (rows.length === 0) continue;
      if (waiting.length === 0 && rows.length < MOST_NEW && atTop()) {
        insert(rows);
      } else {
        waiting = [...rows, ...waiting];
        bar.textContent = count(waiting.length);
        bar.hidden = false;
        document.title = `(${waiting.length}) ${title}`;
      }
      say(`${count(rows.length)}: ${rows[0].querySelector("h2").textContent.trim()}`);
      sound(rows);
    } catch {
      await pause(2_000); // the stream was faster than the page; the notice is not lost
    }
  }
  fetching = false;
}

async function refresh() {
  try {
    const response = await fetch("/console/freshness", { cache: "no-store" });
    if (!response.ok) return;
    const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
    const freshness = document.getElementById("freshness");
    freshness.replaceChildren(...parsed.body.childNodes);
    tellTimes(freshness);
  } catch {
    // the connection says so already
  }
}

// a page that cannot say what came last, such as the login, has nothing to wait for
if (body.dataset.last) {
  setInterval(() => { if (!document.hidden) refresh(); }, 15_000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); });
  show("connecting");
  listen(shown, Number(body.dataset.attention || 0), take, look);
}
bar?.addEventListener("click", showNew);

// ---- What people do about notices: seen by everybody, and done without loading the page again

let stories = new Set();

async function lookAgain() {
  const wanted = stories;
  stories = new Set();
  const all = [...document.querySelectorAll(".attention"), ...waiting.flatMap(row => [...row.querySelectorAll(".attention")])];
  // a change that names no story may concern all
  const stale = all.filter(attention => wanted.has("") || wanted.has(attention.dataset.story));
  if (stale.length === 0) return;
  const numbers = stale.map(attention => attention.dataset.number);
  const response = await fetch(`/console/notices/attention?of=${numbers.join(",")}`, { cache: "no-store" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = new Map([...parsed.querySelectorAll(".attention")].map(attention => [attention.dataset.number, attention]));
  for (const old of stale) {
    const next = fresh.get(old.dataset.number);
    if (!next) continue;
    const key = old.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    tellTimes(next);
    old.replaceWith(next);
    if (key) next.querySelector(`[data-key="${key}"]`)?.focus({ preventScroll: true });
  }
}

// several changes in a row are looked at once
let looking;
function look(story) {
  stories.add(story);
  looking ??= pause(50).then(lookAgain).catch(() => pause(2_000).then(() => look(story))).finally(() => { looking = undefined; });
}

document.addEventListener("submit", async event => {
  if (!event.target.matches("form.act") || !event.submitter) return;
  event.preventDefault();
  const done = event.submitter.textContent.trim();
  const story = event.target.closest(".attention").dataset.story;
  try {
    const response = await fetch(event.target.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(event.target, event.submitter)),
      redirect: "manual",
    });
    if (response.type !== "opaqueredirect") throw new Error(`status ${response.status}`);
    say(`${body.dataset.textDone}: ${done}`, 4_000);
  } catch {
    say(body.dataset.textRefused, 15_000);
  }
  look(story);
});

// ---- Sound and a notification of the desktop for a FLASH, for those who ask for it

const alarm = document.getElementById("alarm");
const ALARM = "parley-alarm";
let audio;

function ring() {
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
  const start = audio.currentTime;
  [660, 880].forEach((frequency, i) => {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, start + i * 0.2);
    volume.gain.exponentialRampToValueAtTime(0.2, start + i * 0.2 + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + i * 0.2 + 0.18);
    tone.connect(volume).connect(audio.destination);
    tone.start(start + i * 0.2);
    tone.stop(start + i * 0.2 + 0.2);
  });
}

function sound(rows) {
  const flash = rows.map(row => row.querySelector(".notice")).find(notice => notice.dataset.priority === "FLASH");
  if (!flash || !alarm || alarm.getAttribute("aria-pressed") !== "true") return;
  ring();
  if ("Notification" in window && Notification.permission === "granted") {
    const headline = flash.querySelector("h2 a");
    const note = new Notification(headline.textContent.trim(), { tag: flash.id, body: flash.querySelector(".facts").textContent.trim().replace(/\s+/g, " ") });
    note.onclick = () => { window.focus(); headline.click(); };
  }
}

if (alarm) {
  alarm.hidden = false;
  alarm.setAttribute("aria-pressed", String(recalled(ALARM) === "on"));
  alarm.addEventListener("click", async () => {
    const on = alarm.getAttribute("aria-pressed") !== "true";
    alarm.setAttribute("aria-pressed", String(on));
    remember(ALARM, on ? "on" : "off");
    if (!on) return;
    ring();
    if ("Notification" in window && await Notification.requestPermission() !== "granted") say(alarm.dataset.refused, 10_000);
  });
}

// ---- Filters, slider, copying

const filters = document.getElementById("filters");
filters?.addEventListener("change", event => { if (event.target.matches("select")) filters.requestSubmit(); });
filters?.addEventListener("formdata", event => {
  for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
});

const slider = document.getElementById("at");
if (slider) {
  const output = document.getElementById("at-time");
  const word = () => day.format(new Date(slider.value * 1000)) + " " + new Date(slider.value * 1000).getFullYear();
  slider.setAttribute("aria-valuetext", word());
  slider.addEventListener("input", () => {
    output.textContent = word();
    slider.setAttribute("aria-valuetext", word());
  });
  slider.addEventListener("change", () => slider.form.requestSubmit());
}

// the field knows no zone: without scripts it is UTC, with them the reader's
const since = document.querySelector("#since[type=datetime-local]");
if (since) {
  const moment = new Date(since.value + "Z");
  since.value = new Date(moment - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  const zone = new Intl.DateTimeFormat(language, { timeZoneName: "short" }).formatToParts(moment).find(part => part.type === "timeZoneName");
  document.getElementById("since-zone").textContent = zone.value;
  since.form.addEventListener("formdata", event => {
    const wanted = new Date(since.value);
    if (!Number.isNaN(wanted.getTime())) event.formData.set("since", wanted.toISOString());
  });
}

const copy = document.getElementById("copy");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(copy.dataset.copy).value);
    say(body.dataset.textCopied, 4_000);
  });
}

// ---- The keyboard. Single keys act only where nobody types, never with a modifier, and only for those who want them.

const keys = document.getElementById("keys");
const SINGLE_KEYS = "parley-single-keys";
let singleKeys = recalled(SINGLE_KEYS) !== "off";

// who speaks to the computer, or hits keys by chance, turns them off; the help then opens by its button alone
const switches = document.querySelectorAll("input.single-keys");
switches.forEach(box => {
  box.checked = singleKeys;
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("change", () => {
    singleKeys = box.checked;
    remember(SINGLE_KEYS, singleKeys ? "on" : "off");
    switches.forEach(other => { other.checked = singleKeys; });
  });
});

const help = document.getElementById("show-keys");
help?.removeAttribute("hidden");
help?.addEventListener("click", () => keys.showModal());

function current() {
  return document.activeElement?.closest?.(".notice");
}

// of the notice that has the focus; on the page of a story or a notice, of that
function press(key) {
  const place = current() ?? (list ? null : document.querySelector("main"));
  place?.querySelector(`.attention [data-key="${key}"]`)?.click();
}

// from the one that has the focus; where none has, the first that is in view
function move(step) {
  const notices = [...document.querySelectorAll(".notice")];
  const at = notices.indexOf(current());
  const inView = notices.findIndex(notice => notice.getBoundingClientRect().bottom > innerHeight / 4);
  const next = notices[at < 0 ? Math.max(0, inView) : Math.max(0, Math.min(notices.length - 1, at + step))];
  if (next) {
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || keys.open) return;
  if (event.target.matches("input, select, textarea")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const notice = current();
  // only of what has the focus, so it may act where single keys are off
  if (event.key === "Enter" && event.target === notice) {
    notice.querySelector("h2 a").click();
    event.preventDefault();
    return;
  }
  if (!singleKeys) return;
  switch (event.key) {
    case "j": move(1); break;
    case "k": move(-1); break;
    case "o": notice?.querySelector("h2 a").click(); break;
    case "e": { const more = notice?.querySelector("details"); if (more) more.open = !more.open; break; }
    case "a": case "c": case "m": case "y": case "x": case "l": press(event.key); break;
    case "n": if (bar && !bar.hidden) showNew(); break;
    case "/": document.getElementById("q")?.focus(); break;
    case "u": if (!list) history.length > 1 && document.referrer ? history.back() : location.assign("/"); break;
    case "?": keys.showModal(); break;
    default: return;
  }
  event.preventDefault();
});

// ---- Whoever comes back to a list finds the notice that they left from

document.addEventListener("click", event => {
  const left = event.target.closest?.("a[href]:not([target])")?.closest(".notice");
  if (left) history.replaceState({ notice: left.id }, "");
});

addEventListener("pageshow", () => {
  const left = history.state?.notice && document.getElementById(history.state.notice);
  if (!left) return;
  left.focus({ preventScroll: true });
  left.scrollIntoView({ block: "nearest" });
});
