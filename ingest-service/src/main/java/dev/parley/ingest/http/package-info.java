/** What the people who run the service can ask it. */
@NullMarked
package dev.parley.ingest.http;

import org.jspecify.annotations.NullMarked;
