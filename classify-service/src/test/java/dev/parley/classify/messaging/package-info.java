/** Tests of the Kafka edge: without Kafka where a mock client can stand in, against the packaged service otherwise. */
@NullMarked
package dev.parley.classify.messaging;

import org.jspecify.annotations.NullMarked;
