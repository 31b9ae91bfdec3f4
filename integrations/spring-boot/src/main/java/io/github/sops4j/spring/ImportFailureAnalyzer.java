package io.github.sops4j.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why an encrypted file cannot become configuration, and what to do. */
final class ImportFailureAnalyzer extends AbstractFailureAnalyzer<ImportException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, ImportException cause) {
        return new FailureAnalysis(
                "An encrypted file cannot be imported.\n\n    " + cause.getMessage(),
                cause.action(),
                cause);
    }
}
