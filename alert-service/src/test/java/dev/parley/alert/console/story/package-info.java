@NullMarked
package dev.parley.alert.console.story;

import org.jspecify.annotations.NullMarked;
