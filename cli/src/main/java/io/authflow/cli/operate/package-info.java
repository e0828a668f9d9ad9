/** The commands of operators: topics, rights and dead letters. */
@NullMarked
package io.authflow.cli.operate;

import org.jspecify.annotations.NullMarked;
