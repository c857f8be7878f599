/** What is remembered of feeds and articles from poll to poll, and what a poll comes to. */
@NullMarked
package dev.parley.ingest.poll;

import org.jspecify.annotations.NullMarked;
