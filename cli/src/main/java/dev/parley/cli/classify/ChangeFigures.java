package dev.parley.cli.classify;

import dev.parley.contract.event.Change;
import dev.parley.contract.event.ChangeType;
import dev.parley.contract.event.Instrument;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How right the changes are, with the weights that ship, of articles that both readers and verdict flag. */
final class ChangeFigures {

    private final Counts types = new Counts();
    private final Map<ChangeType, Counts> byType = new TreeMap<>();
    private final Counts instruments = new Counts();
    private final Counts parties = new Counts();
    private int articles;
    private int withEvidence;
    private int instrumentsRight;

    static ChangeFigures of(List<JudgedArticle> articles) {
        ChangeFigures figures = new ChangeFigures();
        articles.stream()
                .filter(one -> one.flagged() && one.verdict().flagged())
                .forEach(figures::count);
        return figures;
    }

    private void count(JudgedArticle article) {
        LabelledArticle labelled = article.labelled();
        Set<ChangeType> found = EnumSet.noneOf(ChangeType.class);
        Set<Instrument> named = EnumSet.noneOf(Instrument.class);
        Set<String> who = new HashSet<>();
        for (Change change : article.verdict().changes()) {
            found.add(change.type());
            named.add(change.instrument());
            who.addAll(lowerCase(change.parties()));
        }
        articles++;
        withEvidence += found.stream().anyMatch(labelled.types()::contains) ? 1 : 0;
        instrumentsRight += named.equals(labelled.instruments()) ? 1 : 0;
        for (ChangeType type : ChangeType.values()) {
            boolean expected = labelled.types().contains(type);
            types.count(expected, found.contains(type));
            byType.computeIfAbsent(type, t -> new Counts()).count(expected, found.contains(type));
        }
        for (Instrument instrument : Instrument.values()) {
            instruments.count(labelled.instruments().contains(instrument), named.contains(instrument));
        }
        Set<String> expected = lowerCase(labelled.parties());
        Set<String> all = new TreeSet<>(expected);
        all.addAll(who);
        all.forEach(party -> parties.count(expected.contains(party), who.contains(party)));
    }

    private static Set<String> lowerCase(Collection<String> names) {
        Set<String> lower = new HashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** How many articles these figures are of. */
    int articles() {
        return articles;
    }

    Counts types() {
        return types;
    }

    Map<ChangeType, Counts> byType() {
        return byType;
    }

    Counts instruments() {
        return instruments;
    }

    Counts parties() {
        return parties;
    }

    /** The share of articles whose instruments are exactly those readers named. */
    double instrumentsRight() {
        return (double) instrumentsRight / Math.max(1, articles);
    }

    /** The share of articles with evidence for a type that readers saw. */
    double withEvidence() {
        return (double) withEvidence / Math.max(1, articles);
    }
}
