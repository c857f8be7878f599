@NullMarked
package dev.parley.alert.console.live;

import org.jspecify.annotations.NullMarked;
