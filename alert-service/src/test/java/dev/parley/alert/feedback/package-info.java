@NullMarked
package dev.parley.alert.feedback;

import org.jspecify.annotations.NullMarked;
