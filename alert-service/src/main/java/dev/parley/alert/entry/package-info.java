/** The entrance over HTTP, to the API and to the console: who comes in, and what is turned away. */
@NullMarked
package dev.parley.alert.entry;

import org.jspecify.annotations.NullMarked;
