/** Tests of the guard over addresses. */
@NullMarked
package dev.parley.network;

import org.jspecify.annotations.NullMarked;
