/** Whether a report is worth a notice, and what the notice says. */
@NullMarked
package dev.parley.alert.notice;

import org.jspecify.annotations.NullMarked;
