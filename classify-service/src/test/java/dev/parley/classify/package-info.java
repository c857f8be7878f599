@NullMarked
package dev.parley.classify;

import org.jspecify.annotations.NullMarked;
