@NullMarked
package dev.parley.alert.http;

import org.jspecify.annotations.NullMarked;
