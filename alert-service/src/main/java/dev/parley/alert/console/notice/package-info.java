/** One notice in full, and what people know, do and think about it. */
@NullMarked
package dev.parley.alert.console.notice;

import org.jspecify.annotations.NullMarked;
