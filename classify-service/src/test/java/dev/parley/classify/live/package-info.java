/** Tests of taking live pages apart. */
@NullMarked
package dev.parley.classify.live;

import org.jspecify.annotations.NullMarked;
