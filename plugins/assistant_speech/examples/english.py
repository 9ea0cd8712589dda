"""English utterances, one a line. What belongs here is told in `__init__.py`."""

EXAMPLES = tuple(
    """\
transcribe this
transcribe this recording
transcribe it
transcribe note.wav
transcribe the audio
transcribe the audio file
transcribe this audio file please
transcribe the voice memo
transcribe the interview
transcribe the meeting recording
transcribe all of these recordings
transcribe both files
transcribe ~/Recordings/lecture.mp3
transcribe /tmp/call.ogg for me
transcribe interview.m4a with timestamps
transcribe it with times
transcribe what he says
transcribe everything that is said
transcribe the podcast episode
transcribe my voice message
trancribe this
transribe the file
transcibe this audio pls
can you transcribe this?
could you transcribe the recording for me
please transcribe the attached audio
I need a transcript
I need this transcribed
I'd like a transcript of the call
give me a transcript
give me the transcript of this recording
give me the text of this audio
give me the words of this voice note
make a transcript
make a transcript of the meeting
make a transcript with times
create a transcription of talk.flac
generate a transcript of the video call
produce a written version of this recording
transcript please
transcript of speech.wav
transcription please
full transcription with segments
write down what is said
write down what is said in note.wav
write down what she says in the recording
write out the recording
write this recording out as text
type out the voice memo
type up the interview recording
type up what they say
turn this audio into text
turn the speech into text
turn my voice note into text
turn the recording into words
convert this audio to text
convert the recording to text
convert speech to text
convert interview.mp3 into text
speech to text
speech to text please
audio to text
voice to text for this file
do speech recognition on this
run whisper on this file
run speech recognition on the recording
what is said in this recording
what is being said here
what does he say in the recording
what does she say in the audio
what do they say in this clip
what did the caller say in the voicemail
what does the voice say
what are the words in this audio
what does the voice message say
what does this audio say
what's in this audio file
what's on this recording
what can you hear
what do you hear in this clip
what did you hear
tell me what is said in the audio
tell me what he says
tell me what the voice message says
tell me what they talk about in the recording, word for word
listen to this
listen to this and write it down
listen to the recording
listen to note.wav and tell me what it says
have a listen to this clip
hear this: what does it say
is anyone speaking in this recording
is there any speech in the file
does anybody talk in this audio
make subtitles for this audio
subtitles for lecture.mp3
create subtitles from the recording
subtitle this recording
captions for this audio file with timestamps
dictation: turn it into text
read me the voice message as text
put the voicemail into writing
decipher this voice message
understand the speech in this file
extract the speech from this file as text
extract the text from the audio
extract what is said from call.wav
get the text out of this recording
get me the words from the voice note
I recorded something, write it down
I can't listen now, what does the voice message say
here's a voice memo, transcribe
minutes from this recording, word for word
now transcribe the second recording
do the next audio file too
""".splitlines()
)

COUNTER_EXAMPLES = tuple(
    """\
how is DNA transcribed into RNA
what is a transcription factor
what did Lincoln say at Gettysburg
what does the fox say
what did Caesar say when he crossed the Rubicon
write down three ideas for a story
write a speech for my wedding
write a podcast script
listen, I have a question
listen to your heart
are you listening
can you hear me
can you recommend some music
what is an audio codec
how do I convert mp3 to wav
convert ten miles to kilometres
what is a good microphone
record of the world's tallest man
freedom of speech
parts of speech in English
who sings this song
play some music
turn water into wine
text my mother
type of government in France
what did I say
what did you say
repeat what you said
get me the words for happy in Spanish
""".splitlines()
)
"""Look-alikes that ask for something else."""
