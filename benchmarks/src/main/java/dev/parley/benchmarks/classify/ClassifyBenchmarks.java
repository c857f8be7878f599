package dev.parley.benchmarks.classify;

import dev.parley.classify.Article;
import dev.parley.classify.ArticleClassifier;
import dev.parley.classify.dossier.Dossiers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the classifier with one thread. One operation is one pass over the sample. Beside the clock the processor
 * time of the thread counts, which says more while others use the machine.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ClassifyBenchmarks {

    static final String SHARED = "parley.shared";

    /** What is measured on. */
    @State(Scope.Benchmark)
    public static class Sample {

        @Param({"mix", "relevant"})
        public String sample = "";

        List<Article> articles = List.of();
        List<byte[]> bytes = List.of();

        @Setup
        public void read() throws IOException {
            NewsSample read = read(sample);
            articles = read.articles();
            bytes = read.bytes();
        }

        static NewsSample read(String sample) throws IOException {
            Path shared = Path.of(System.getProperty(SHARED, "../shared"));
            return sample.equals("mix") ? NewsSample.mix(shared) : NewsSample.relevant(shared);
        }
    }

    /** The classifier with the dossiers that ship with it and invented ones. */
    @State(Scope.Benchmark)
    public static class Watching {

        @Param({"0", "10", "100", "1000"})
        public int more;

        ArticleClassifier classifier = ArticleClassifier.standard();

        @Setup
        public void watch() {
            if (more > 0) {
                classifier = ArticleClassifier.watching(Dossiers.load().add(InventedDossiers.of(more)));
            }
        }
    }

    /** Lucene's Monitor. */
    @State(Scope.Benchmark)
    public static class Stored {

        final VocabularyMonitor monitor;

        public Stored() {
            try {
                monitor = new VocabularyMonitor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @TearDown
        public void close() throws IOException {
            monitor.close();
        }
    }

    /** Processor time and articles of an iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processor {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        public long articles;
        public long nanos;
        private long began;

        @Setup(Level.Iteration)
        public void reset() {
            articles = 0;
            nanos = 0;
            began = THREADS.getCurrentThreadCpuTime();
        }

        void passed(int count) {
            articles += count;
            nanos = THREADS.getCurrentThreadCpuTime() - began;
        }
    }

    /** The classifier. */
    @Benchmark
    public int parley(Sample sample, Watching watching, Processor processor) {
        int flagged = 0;
        for (Article article : sample.articles) {
            flagged += watching.classifier.classify(article).flagged() ? 1 : 0;
        }
        processor.passed(sample.articles.size());
        return flagged;
    }

    /** Reads every byte and does nothing with it: no reader can be faster. */
    @Benchmark
    public int scan(Sample sample, Processor processor) {
        int sum = 0;
        for (byte[] bytes : sample.bytes) {
            for (byte one : bytes) {
                sum = 31 * sum + one;
            }
        }
        processor.passed(sample.bytes.size());
        return sum;
    }

    /** Lucene's Monitor with the vocabulary as stored queries. */
    @Benchmark
    public int monitor(Sample sample, Stored stored, Processor processor) throws IOException {
        int matches = 0;
        for (Article article : sample.articles) {
            matches += stored.monitor.matches(article);
        }
        processor.passed(sample.articles.size());
        return matches;
    }

    /** @param arguments optionally the folder of the test data */
    public static void main(String[] arguments) throws IOException, RunnerException {
        String shared = arguments.length > 0 ? arguments[0] : "../shared";
        System.setProperty(SHARED, shared);
        System.out.printf(
                "JDK %s, %d processors, one thread%n",
                System.getProperty("java.vm.version"), Runtime.getRuntime().availableProcessors());
        for (String name : List.of("mix", "relevant")) {
            NewsSample sample = Sample.read(name);
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %d articles of %,d bytes on average: %s%n",
                    name,
                    sample.articles().size(),
                    bytes(sample) / sample.articles().size(),
                    sample.origin());
        }
        System.out.println("measuring, about five minutes");
        Options options = new OptionsBuilder()
                .include(ClassifyBenchmarks.class.getName())
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC", "-D" + SHARED + "=" + shared)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(5))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(2))
                .verbosity(VerboseMode.SILENT)
                .build();
        print(new Runner(options).run());
    }

    private static long bytes(NewsSample sample) {
        return sample.bytes().stream().mapToLong(bytes -> bytes.length).sum();
    }

    private static void print(Collection<RunResult> results) throws IOException {
        System.out.printf(
                "%n%-8s  %-28s %14s %10s %22s%n", "sample", "contender", "articles/s", "MB/s", "articles/processor-s");
        for (RunResult result : results) {
            String name = result.getParams().getParam("sample");
            String more = result.getParams().getParam("more");
            String method = result.getParams().getBenchmark().replaceAll(".*[.]", "");
            NewsSample sample = Sample.read(name);
            double perSecond =
                    result.getPrimaryResult().getScore() * sample.articles().size();
            double articles = counter(result, "articles");
            double nanos = counter(result, "nanos");
            System.out.printf(
                    Locale.ROOT,
                    "%-8s  %-28s %,14.0f %,10.1f %,22.0f%n",
                    name,
                    method + (more == null ? "" : ", " + more + " invented dossiers"),
                    perSecond,
                    perSecond * bytes(sample) / sample.articles().size() / 1e6,
                    articles / nanos * 1e9);
        }
    }

    private static double counter(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                .getScore();
    }
}
