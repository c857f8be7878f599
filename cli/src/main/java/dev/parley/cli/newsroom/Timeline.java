package dev.parley.cli.newsroom;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plays a script: publishes and corrects each article at its second. */
public final class Timeline implements AutoCloseable {

    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "timeline");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Starts the script's clock now.
     *
     * @param onPublished called for each publication, in order, from the timeline's thread
     * @return completes after the last publication, or exceptionally when one failed
     */
    public CompletableFuture<Void> play(Script script, Newsroom newsroom, Consumer<Publication> onPublished) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (Script.Article article : script.articles()) {
            if (article.second() != null) {
                CompletableFuture<Void> step = at(article.second(), () -> newsroom.publish(article), onPublished);
                all = CompletableFuture.allOf(all, step);
            }
            for (Script.Correction correction : article.corrections()) {
                CompletableFuture<Void> step =
                        at(correction.second(), () -> newsroom.correct(article, correction), onPublished);
                all = CompletableFuture.allOf(all, step);
            }
        }
        return all;
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }

    private CompletableFuture<Void> at(int second, Supplier<Publication> step, Consumer<Publication> onPublished) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        schedule.schedule(
                () -> {
                    try {
                        onPublished.accept(step.get());
                        done.complete(null);
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                },
                second,
                TimeUnit.SECONDS);
        return done;
    }
}
