/** From a feed entry and a page to an article: its identity, its text, who wrote it. */
@NullMarked
package dev.parley.ingest.article;

import org.jspecify.annotations.NullMarked;
