package dev.parley.alert.feedback;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.contract.event.ArticleRef;
import dev.parley.contract.event.Evidence;
import dev.parley.contract.event.NoticeEvent;
import dev.parley.contract.event.NoticeEvidence;
import dev.parley.contract.event.NoticeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An article that people have judged, by what they think of the notices that rest on it; a line of a corpus for {@code
 * ./parley evaluate}.
 *
 * @param id of the article and its revision
 * @param text the sentences that the notices quote, one to a line: the whole text is not kept here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LabelledCase(
        String id,
        @Nullable String url,
        String outlet,
        @Nullable String language,
        @Nullable Instant published,
        String title,
        String text,
        Label label,
        List<String> notices,
        List<String> notes) {

    /** They say nothing of how the article was read. */
    public static final Set<NoticeKind> OF_NO_ARTICLE =
            Collections.unmodifiableSet(EnumSet.of(NoticeKind.REMINDER, NoticeKind.WITHDRAWAL));

    /** A notice with all that people think of it. */
    public record Judged(NoticeEvent notice, List<Feedback> feedback) {
        public Judged {
            feedback = List.copyOf(feedback);
        }
    }

    /**
     * What people found.
     *
     * @param flagged whether the article reports a change; null where they disagree
     * @param votes 1 for each opinion that it does, 0 for each that it does not
     * @param instrument of the notices that were right
     * @param types changes, of the notices that were right
     * @param parties belligerents, of the notices that were right
     */
    public record Label(
            @JsonInclude @Nullable Boolean flagged,
            List<Integer> votes,
            List<String> instrument,
            List<String> types,
            List<String> parties) {}

    /** The cases of all articles that the notices rest on, in the order of the notices. */
    public static List<LabelledCase> of(List<Judged> judged) {
        Map<String, List<Judged>> byArticle = new LinkedHashMap<>();
        for (Judged one : judged) {
            if (!OF_NO_ARTICLE.contains(one.notice().kind())) {
                one.notice().evidence().stream()
                        .map(evidence -> id(evidence.article()))
                        .distinct()
                        .forEach(id -> byArticle
                                .computeIfAbsent(id, unknown -> new ArrayList<>())
                                .add(one));
            }
        }
        List<LabelledCase> cases = new ArrayList<>();
        byArticle.forEach((id, notices) -> cases.add(of(id, notices)));
        return cases;
    }

    private static LabelledCase of(String id, List<Judged> judged) {
        List<NoticeEvidence> evidence = judged.stream()
                .flatMap(one -> one.notice().evidence().stream())
                .filter(sentence -> id(sentence.article()).equals(id))
                .toList();
        ArticleRef article = evidence.get(0).article();
        return new LabelledCase(
                id,
                article.url(),
                article.outlet().id(),
                article.outlet().language(),
                article.published(),
                article.title(),
                evidence.stream()
                        .map(NoticeEvidence::evidence)
                        .filter(sentence -> sentence.field() != Evidence.Field.TITLE)
                        .map(Evidence::quote)
                        .distinct()
                        .collect(joining("\n")),
                label(judged),
                judged.stream().map(one -> one.notice().noticeId()).toList(),
                judged.stream()
                        .flatMap(one -> one.feedback().stream())
                        .flatMap(feedback -> feedback.note() == null ? Stream.empty() : Stream.of(feedback.note()))
                        .toList());
    }

    private static Label label(List<Judged> judged) {
        List<Integer> votes = new ArrayList<>();
        Set<String> instruments = new TreeSet<>();
        Set<String> types = new TreeSet<>();
        Set<String> parties = new TreeSet<>();
        for (Judged one : judged) {
            for (Feedback feedback : one.feedback()) {
                boolean right = feedback.opinion() != Opinion.WRONG;
                votes.add(right ? 1 : 0);
                if (right) {
                    instruments.add(lowerCase(one.notice().instrument()));
                    types.add(lowerCase(one.notice().change()));
                    parties.addAll(one.notice().parties());
                }
            }
        }
        return new Label(
                votes.stream().distinct().count() == 1 ? votes.get(0) == 1 : null,
                votes,
                List.copyOf(instruments),
                List.copyOf(types),
                List.copyOf(parties));
    }

    private static String id(ArticleRef article) {
        return article.articleId() + "/" + article.revision();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
