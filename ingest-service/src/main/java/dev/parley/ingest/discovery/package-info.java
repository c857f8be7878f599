/** Where the feed of a site is, when somebody knows only the site. */
@NullMarked
package dev.parley.ingest.discovery;

import org.jspecify.annotations.NullMarked;
