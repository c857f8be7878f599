/** Subscribes to the hubs that feeds name, takes what they push, and holds them to what they promise (WebSub). */
@NullMarked
package dev.parley.ingest.push;

import org.jspecify.annotations.NullMarked;
