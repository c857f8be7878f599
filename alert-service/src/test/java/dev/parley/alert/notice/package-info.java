@NullMarked
package dev.parley.alert.notice;

import org.jspecify.annotations.NullMarked;
