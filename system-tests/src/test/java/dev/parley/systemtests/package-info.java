/** The packaged services on a real broker and a real database, and what goes wrong there. */
@NullMarked
package dev.parley.systemtests;

import org.jspecify.annotations.NullMarked;
