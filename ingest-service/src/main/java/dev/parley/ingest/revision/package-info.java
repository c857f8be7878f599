/** Whether what was read of an article is new: its revisions, in the order of their publication. */
@NullMarked
package dev.parley.ingest.revision;

import org.jspecify.annotations.NullMarked;
