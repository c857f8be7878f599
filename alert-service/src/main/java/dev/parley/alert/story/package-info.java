/** Which articles report the same change: reports, and the stories they belong to. */
@NullMarked
package dev.parley.alert.story;

import org.jspecify.annotations.NullMarked;
