@NullMarked
package dev.parley.alert.console;

import org.jspecify.annotations.NullMarked;
