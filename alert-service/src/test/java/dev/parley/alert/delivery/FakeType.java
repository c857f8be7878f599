package dev.parley.alert.delivery;

import dev.parley.alert.routing.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Receivers of {@code type: fake}; with {@code one: by one} they take no two notices at once. */
final class FakeType implements ReceiverType {

    private final Map<String, FakeReceiver> opened = new HashMap<>();

    FakeReceiver receiver(String name) {
        return Objects.requireNonNull(opened.get(name), name);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Receiver open(Entry entry) {
        boolean takesSeveral = entry.optionalText("one").isEmpty();
        return opened.computeIfAbsent(entry.text("name"), name -> new FakeReceiver(takesSeveral));
    }
}
