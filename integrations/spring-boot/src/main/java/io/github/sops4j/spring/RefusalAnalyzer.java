package io.github.sops4j.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why encrypted configuration cannot be used, and what to do. */
final class RefusalAnalyzer extends AbstractFailureAnalyzer<RefusalException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, RefusalException cause) {
        return new FailureAnalysis(cause.description(), cause.action(), cause);
    }
}
