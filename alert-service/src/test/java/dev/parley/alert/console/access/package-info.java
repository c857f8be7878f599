@NullMarked
package dev.parley.alert.console.access;

import org.jspecify.annotations.NullMarked;
