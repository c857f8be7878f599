/** Posting to web addresses, for the receivers that are reached so. */
@NullMarked
package dev.parley.alert.delivery.web;

import org.jspecify.annotations.NullMarked;
