@NullMarked
package dev.parley.alert.access;

import org.jspecify.annotations.NullMarked;
