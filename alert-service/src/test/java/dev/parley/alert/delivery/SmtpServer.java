package dev.parley.alert.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A mail server on this machine (RFC 5321) that keeps what it is given, and refuses what it is told to. */
public final class SmtpServer implements AutoCloseable {

    /**
     * A mail as it came over the wire.
     *
     * @param answered what its recipients were answered
     */
    public record Mail(String from, List<String> to, String data, String answered) {

        /** A header, unfolded; empty when there is none. */
        public String header(String name) {
            String head = data.substring(0, data.indexOf("\n\n") + 1).replaceAll("\n[ \t]+", " ");
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * What a network takes at least. The client listens a moment after it is connected, and never hears a greeting that was
     * there before: three of 600 mails waited for ever for one that came at once.
     */
    private static final Duration GREETING = Duration.ofMillis(20);

    private final ServerSocket socket;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile String answerToRecipients = "250 OK";

    private SmtpServer(ServerSocket socket) {
        this.socket = socket;
        Thread acceptor = new Thread(this::accept, "smtp");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public static SmtpServer start() {
        try {
            return new SmtpServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Mail> mails() {
        return mails;
    }

    /** From now on, for instance {@code 550 no such user}. */
    public void answerToRecipients(String answer) {
        answerToRecipients = answer;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread session = new Thread(() -> serve(client), "smtp-session");
                session.setDaemon(true);
                session.start();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
                OutputStream out = client.getOutputStream()) {
            LockSupport.parkNanos(GREETING.toNanos());
            say(out, "220 test");
            String from = "";
            List<String> to = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("MAIL FROM:")) {
                    from = line.substring(10);
                    to = new ArrayList<>();
                    say(out, "250 OK");
                } else if (command.startsWith("RCPT TO:")) {
                    to.add(line.substring(8));
                    say(out, answerToRecipients);
                } else if (command.equals("DATA")) {
                    say(out, "354 go on");
                    mails.add(new Mail(from, List.copyOf(to), data(in), answerToRecipients));
                    say(out, "250 OK");
                } else if (command.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 test");
                }
            }
        } catch (IOException e) {
            // the client is gone
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return data.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
