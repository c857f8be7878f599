@NullMarked
package dev.parley.alert.story;

import org.jspecify.annotations.NullMarked;
