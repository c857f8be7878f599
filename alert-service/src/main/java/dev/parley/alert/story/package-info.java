/** Which articles report the same development: reports, when and by whom they were written, what they have in common. */
@NullMarked
package dev.parley.alert.story;

import org.jspecify.annotations.NullMarked;
