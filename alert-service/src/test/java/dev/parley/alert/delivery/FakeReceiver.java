package dev.parley.alert.delivery;

import dev.parley.alert.delivery.Outcome.Delivered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Takes down what it is given, and answers as it is told. */
final class FakeReceiver implements Receiver {

    private final boolean takesSeveral;
    private final List<Message> messages = new ArrayList<>();
    private final Deque<Outcome> answers = new ArrayDeque<>();

    FakeReceiver(boolean takesSeveral) {
        this.takesSeveral = takesSeveral;
    }

    /** The next answer, when it is another one than that all is well. */
    synchronized void answer(Outcome... outcomes) {
        answers.addAll(List.of(outcomes));
    }

    /** Each message as its occasion and the ids of its notices. */
    synchronized List<String> messages() {
        return messages.stream()
                .map(message -> message.occasion() + " "
                        + String.join(
                                " ",
                                message.letters().stream()
                                        .map(letter -> letter.notice().noticeId())
                                        .toList()))
                .toList();
    }

    synchronized List<Message> received() {
        return List.copyOf(messages);
    }

    @Override
    public String type() {
        return "fake";
    }

    @Override
    public String address() {
        return "here";
    }

    @Override
    public boolean takesSeveral() {
        return takesSeveral;
    }

    @Override
    public synchronized Outcome deliver(Message message) {
        messages.add(message);
        Outcome answer = answers.poll();
        return answer == null ? new Delivered("taken", "message-" + messages.size()) : answer;
    }
}
