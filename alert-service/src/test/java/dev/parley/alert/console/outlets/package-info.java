@NullMarked
package dev.parley.alert.console.outlets;

import org.jspecify.annotations.NullMarked;
