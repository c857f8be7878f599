package dev.parley.benchmarks.alert;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Very many who listen to the stream of notices, each on a connection of its own, and count what they get. */
final class Listeners implements AutoCloseable {

    private static final String ID = "id:";
    private static final String DATA = "data:";
    private static final String ARTICLE = "\"articleId\":\"";
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final List<Listener> all = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    private Listeners() {}

    /** All of them, when each is answered. */
    static Listeners to(URI stream, int count) throws InterruptedException {
        Listeners listeners = new Listeners();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // over HTTP/2 all would share one connection
                .executor(listeners.threads)
                .build();
        HttpRequest request = HttpRequest.newBuilder(stream)
                .header("Accept", "text/event-stream")
                .build();
        CountDownLatch answered = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            Listener listener = new Listener();
            listeners.all.add(listener);
            client.sendAsync(request, answer -> {
                if (answer.statusCode() == 200) {
                    answered.countDown();
                }
                return HttpResponse.BodySubscribers.fromLineSubscriber(listener);
            });
        }
        if (!answered.await(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(answered.getCount() + " of " + count + " listeners got no answer");
        }
        return listeners;
    }

    /**
     * Waits until each has got so many notices, at most so long.
     *
     * @param sent by article, when its verdict was sent
     * @return how many nanoseconds each notice took to each listener that got it
     */
    long[] await(Map<String, Long> sent, int notices, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (complete(notices) < all.size() && System.nanoTime() < deadline) {
            Thread.sleep(GLANCE.toMillis());
        }
        return all.stream()
                .flatMapToLong(listener -> Latency.between(sent, listener.came))
                .toArray();
    }

    /** How many got exactly so many notices, each once, in the order of their numbers. */
    long complete(int notices) {
        return all.stream()
                .filter(listener -> listener.inOrder && listener.count == notices && listener.came.size() == notices)
                .count();
    }

    @Override
    public void close() {
        all.forEach(Listener::leave);
        threads.shutdownNow();
    }

    /** One of them. */
    private static final class Listener implements Flow.Subscriber<String> {

        /** By article, when its notice came. */
        private final Map<String, Long> came = new ConcurrentHashMap<>();

        private volatile int count;
        private volatile boolean inOrder = true;
        private volatile Flow.Subscription subscription = new Flow.Subscription() {
            @Override
            public void request(long lines) {}

            @Override
            public void cancel() {}
        };
        private long last;

        @Override
        public void onSubscribe(Flow.Subscription lines) {
            subscription = lines;
            lines.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith(ID)) {
                long number = Long.parseLong(line.substring(ID.length()).strip());
                inOrder &= number > last;
                last = number;
            } else if (line.startsWith(DATA)) {
                int begin = line.indexOf(ARTICLE) + ARTICLE.length();
                came.put(line.substring(begin, line.indexOf('"', begin)), System.nanoTime());
                count++;
            }
        }

        @Override
        public void onError(Throwable broken) {
            inOrder = false;
        }

        @Override
        public void onComplete() {
            inOrder = false; // the stream is longer than the measurement
        }

        void leave() {
            subscription.cancel();
        }
    }
}
