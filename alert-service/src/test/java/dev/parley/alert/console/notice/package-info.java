@NullMarked
package dev.parley.alert.console.notice;

import org.jspecify.annotations.NullMarked;
