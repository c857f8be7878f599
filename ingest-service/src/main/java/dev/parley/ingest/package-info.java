/** FEED to ARTICLE: polls the outlets' feeds and publishes every new or changed article. */
@NullMarked
package dev.parley.ingest;

import org.jspecify.annotations.NullMarked;
