package dev.parley.cli.newsroom;

import java.time.Instant;

/**
 * Something that an outlet has just put on its site.
 *
 * @param correction true when the article stood there before and was changed
 */
public record Publication(Instant time, Script.Outlet outlet, String articleId, String title, boolean correction) {}
