@NullMarked
package dev.parley.alert.store;

import org.jspecify.annotations.NullMarked;
