@NullMarked
package dev.parley.alert.messaging;

import org.jspecify.annotations.NullMarked;
