/** A stand-in for the bank: a real HTTP service whose faults can be set while it runs. */
@NullMarked
package io.florin.local.bank;

import org.jspecify.annotations.NullMarked;
