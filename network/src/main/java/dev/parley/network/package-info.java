/** Which addresses connections may be made to, and which requests come from pages of other sites. */
@NullMarked
package dev.parley.network;

import org.jspecify.annotations.NullMarked;
