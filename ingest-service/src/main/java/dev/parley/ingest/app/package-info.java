/** Puts the service together from its configuration, checks what it needs, and gives it its turns. */
@NullMarked
package dev.parley.ingest.app;

import org.jspecify.annotations.NullMarked;
