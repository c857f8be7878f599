package dev.parley.benchmarks.classify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.classify.Article;
import dev.parley.classify.lexicon.YamlFile;
import dev.parley.classify.lexicon.YamlFile.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;

/**
 * Lucene's Monitor with the English vocabulary of the classifier as stored queries, one per entry: the words for
 * instruments and the aliases of the dossiers. It answers which of them stand in an article, nothing more.
 */
final class VocabularyMonitor implements AutoCloseable {

    private static final String FIELD = "text";
    private static final int GAP = 3;
    private static final List<String> SECTIONS =
            List.of("ceasefire", "pause", "memorandum", "instrument", "document", "peace-talks", "negotiation");

    private final Analyzer analyzer = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new SnowballFilter(new LowerCaseFilter(words), "English"));
        }
    };
    private final Monitor monitor;

    VocabularyMonitor() throws IOException {
        monitor = new Monitor(analyzer, new TermFilteredPresearcher(), new MonitorConfiguration());
        List<MonitorQuery> queries = new ArrayList<>();
        YamlFile pack = YamlFile.onClassPath("language/en.yaml");
        for (String section : SECTIONS) {
            for (String entry : pack.strings(pack.root().path(section), section)) {
                queries.add(new MonitorQuery("entry-" + queries.size(), query(entry)));
            }
        }
        YamlFile dossiers = YamlFile.onClassPath("dossiers.yaml");
        for (JsonNode dossier : dossiers.root().path("dossiers")) {
            for (Entry party : dossiers.entries(dossier.path("parties"), "parties")) {
                for (String alias : dossiers.strings(party.value().path("en"), party.key())) {
                    queries.add(new MonitorQuery("entry-" + queries.size(), query(alias)));
                }
            }
        }
        monitor.register(queries);
    }

    /** How many entries stand in the article. */
    int matches(Article article) throws IOException {
        Document document = new Document();
        document.add(new TextField(FIELD, article.title() + "\n" + article.text(), Field.Store.NO));
        return monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatchCount();
    }

    private Query query(String entry) throws IOException {
        MultiPhraseQuery.Builder query = new MultiPhraseQuery.Builder();
        int slop = 0;
        for (String part : entry.replace("=", "").replace('-', ' ').split(" +")) {
            if (part.equals("~")) {
                slop += GAP;
                continue;
            }
            List<Term> terms = new ArrayList<>();
            for (String word : part.split("\\|")) {
                terms.addAll(terms(word));
            }
            query.add(terms.toArray(Term[]::new));
        }
        return query.setSlop(slop).build();
    }

    private List<Term> terms(String word) throws IOException {
        List<Term> terms = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(FIELD, word.toLowerCase(Locale.ROOT))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(new Term(FIELD, term.toString()));
            }
            tokens.end();
        }
        if (terms.isEmpty()) {
            throw new IllegalStateException("no word in " + Arrays.toString(word.toCharArray()));
        }
        return terms;
    }

    @Override
    public void close() throws IOException {
        monitor.close();
        analyzer.close();
    }
}
