/** Which addresses connections may be made to. */
@NullMarked
package dev.parley.network;

import org.jspecify.annotations.NullMarked;
