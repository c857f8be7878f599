package dev.parley.alert.http;

import dev.parley.contract.event.NoticeEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices, newest first.
 *
 * @param next the cursor of the page with the next older ones; absent on the last page
 */
public record NoticePage(
        List<NoticeEvent> notices, @Nullable String next) {}
