/** What people think of notices, and what can be learned from it. */
@NullMarked
package dev.parley.alert.feedback;

import org.jspecify.annotations.NullMarked;
