@NullMarked
package dev.parley.alert.ingest;

import org.jspecify.annotations.NullMarked;
