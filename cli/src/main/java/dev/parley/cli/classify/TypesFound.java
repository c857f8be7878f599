package dev.parley.cli.classify;

import dev.parley.contract.event.ChangeType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** An article that readers flag, and the types of change that weights find in it. */
record TypesFound(JudgedArticle of, List<ChangeType> types) {

    /** The likeliest first. */
    List<ChangeType> right() {
        return types.stream().filter(of.labelled().types()::contains).toList();
    }

    Set<ChangeType> missed() {
        Set<ChangeType> missed = EnumSet.noneOf(ChangeType.class);
        missed.addAll(of.labelled().typesAgreed());
        types.forEach(missed::remove);
        return missed;
    }

    Set<ChangeType> wrong() {
        Set<ChangeType> wrong = EnumSet.noneOf(ChangeType.class);
        wrong.addAll(types);
        wrong.removeAll(of.labelled().types());
        return wrong;
    }

    /** @param asked the types that must be found; one that any reader saw is never wrong */
    static Counts counts(List<TypesFound> all, Function<LabelledArticle, Set<ChangeType>> asked) {
        Counts counts = new Counts();
        for (TypesFound one : all) {
            LabelledArticle labelled = one.of.labelled();
            Set<ChangeType> must = asked.apply(labelled);
            for (ChangeType type : ChangeType.values()) {
                boolean found = one.types.contains(type);
                counts.count(found ? labelled.types().contains(type) : must.contains(type), found);
            }
        }
        return counts;
    }
}
