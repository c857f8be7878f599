@NullMarked
package dev.parley.alert.entry;

import org.jspecify.annotations.NullMarked;
